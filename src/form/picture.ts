import { onPress, parts, say, show } from './parts.ts';

/**
 * Shows the picture that was chosen, and makes a large one smaller before it is sent. A picture that
 * is drawn anew holds nothing but its pixels: not where it was taken, nor with what.
 * @param changed Called with what will be sent, or undefined for none.
 */
export function choosePicture(
  input: HTMLInputElement,
  changed: (file: File | undefined) => void,
): { put(file: File): Promise<void> } {
  const [canvas] = parts('preview') as HTMLCanvasElement[];

  const look = async (): Promise<void> => {
    const chosen = input.files?.[0];
    show('picture-chosen', chosen !== undefined);
    // What the desk kept, or somebody wrote before, is asked for all the same.
    const none = chosen === undefined && document.querySelector(signs) === null;
    input.form?.classList.toggle('without-picture', none);
    if (!chosen || !canvas) return;
    say('picture-words', `${chosen.name}: making it ready…`);
    const ready = await redraw(chosen, canvas).catch(() => undefined);
    if (input.files?.[0] !== chosen) return;
    if (ready) setFile(input, ready);
    canvas.hidden = ready === undefined;
    show('picture-unknown', ready === undefined);
    say('picture-words', `${chosen.name}: ${inMegabytes((ready ?? chosen).size)}`);
  };

  void look();
  input.addEventListener('change', () => void look().then(() => changed(input.files?.[0])));
  onPress('picture-away', () => {
    input.value = '';
    void look();
    changed(undefined);
    input.focus();
  });
  return {
    put: async (file) => {
      setFile(input, file);
      await look();
    },
  };
}

/** Draws a picture on the canvas, and gives it back as it stands there: at most 2400 pixels a side. */
async function redraw(file: File, canvas: HTMLCanvasElement): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  // Drawings with clear edges stay as they are; a photo is many times smaller as a JPEG.
  const type = file.type === 'image/png' && file.size < 2_000_000 ? 'image/png' : 'image/jpeg';
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.88));
  if (!blob) throw new Error('This browser saves no pictures.');
  const name = file.name.replace(/\.[^.]*$/, '') + (type === 'image/png' ? '.png' : '.jpg');
  return new File([blob], name, { type });
}

function setFile(input: HTMLInputElement, file: File): void {
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
}

function inMegabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)} MB`;
}

const longest = 2400;

/** Where there is something about a picture, although none is chosen here. */
const signs =
  '[data-part=picture-kept]:not([hidden]), [name^=picture][type=text]:not(:placeholder-shown), [name^=picture]:checked, [data-field^=picture] .wrong';
