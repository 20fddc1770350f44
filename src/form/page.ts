import { offerToRead } from './aloud.ts';
import { readAnswers, writeAnswers } from './answers.ts';
import { deviceFor } from './device.ts';
import { download } from './download.ts';
import { showLengths } from './length.ts';
import { onPress, say, show } from './parts.ts';
import { choosePicture } from './picture.ts';
import { sendingAt } from './sending.ts';
import { freshen, isOld } from './ticket.ts';

const telling = document.querySelector<HTMLFormElement>('#Telling');
if (telling) void start(telling);

/** Adds to the form what only a script can do. It is sent as it would be without. */
async function start(form: HTMLFormElement): Promise<void> {
  const [device, sending] = [deviceFor(location.pathname), sendingAt(location.pathname)];
  const lang = document.documentElement.lang;
  const ticket = form.querySelector<HTMLInputElement>('[name=ticket]');
  const file = form.querySelector<HTMLInputElement>('[name=picture]');
  const updateLengths = showLengths(form);
  // The desk has filled the page in, and said what is wrong: that is newer than what is kept here.
  const cameBack = form.dataset['cameBack'] !== undefined;
  let [keeps, leaving, deleted] = [true, false, false];
  let sent: number | undefined;

  const fail = (): void => {
    keeps = false;
    show('unsaved', true);
    show('saved', false);
  };
  const keep = oneAfterAnother(async () => {
    if (deleted || !keeps) return;
    const answers = readAnswers(form);
    try {
      await device.keep({
        answers,
        ticket: ticket?.value ?? '',
        at: Date.now(),
        ...(sent !== undefined && { sent }),
      });
      show('saved', true);
    } catch {
      fail();
    }
  });
  const picture =
    file &&
    choosePicture(file, (chosen) => {
      if (!deleted && keeps) void device.keepPicture(chosen).then(keep, fail);
    });

  form.addEventListener('input', () => void keep());
  form.addEventListener('submit', (submitting) => {
    if (form.dataset['way'] === 'file') submitting.preventDefault();
    else {
      sent = Date.now();
      leaving = true;
      sending.begin(sent);
      void keep();
    }
  });
  // Back from the page after sending, which browsers may have kept as it was.
  addEventListener('pageshow', () => (leaving = false));
  addEventListener('beforeunload', (unload) => {
    const typed = Object.keys(readAnswers(form)).length > 0;
    if (!keeps && !leaving && !deleted && typed) unload.preventDefault();
  });
  onPress('download', () => download(form, 'my-story.txt'));
  onPress('delete', (button) => {
    if (!confirm(button.dataset['sure'] ?? button.textContent ?? '')) return;
    deleted = true;
    form.reset();
    void device.forget().finally(() => location.assign(location.pathname));
  });
  show('scripted', true);
  offerToRead(lang);

  try {
    if (cameBack) sending.cameBack();
    let { kept, picture: keptPicture } = await device.read();
    if (sending.of(kept) === 'arrived') {
      kept = keptPicture = undefined;
      await device.forget();
    }
    if (kept) {
      if (ticket && !cameBack && !isOld(kept.ticket, Date.now())) ticket.value = kept.ticket;
      const restored = !cameBack && writeAnswers(form, kept.answers);
      say(
        'when',
        new Date(kept.at).toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short' }),
      );
      show('restored', restored);
      show('sent', restored && (kept.sent ?? sending.of(kept)) !== undefined);
      show('saved', true);
      updateLengths();
    }
    if (keptPicture && file?.files?.length === 0 && !deskHasPicture(form))
      await picture?.put(keptPicture);
    if (cameBack) void keep();
  } catch {
    fail();
  }
  if (ticket) freshen(ticket);
}

function deskHasPicture(form: HTMLFormElement): boolean {
  return form.querySelector('[data-part=picture-kept]:not([hidden])') !== null;
}

/** Runs work at once, and once more after it when it was asked for meanwhile. */
function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await work();
      } while (again);
      running = undefined;
    })();
    return running;
  };
}
