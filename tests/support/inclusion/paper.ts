import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';

/** The sheets that come out of a printer, by the page's own wish for paper. */
export async function sheetsOf(page: Page): Promise<Sheet[]> {
  const task = getDocument({
    data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
    verbosity: 0,
  });
  const pdf = await task.promise;
  const sheets: Sheet[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const sheet = await pdf.getPage(n);
    const [, , width = 0, height = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    const texts = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [{ text: item.str, size: item.height }] : [],
    );
    sheets.push({
      width,
      height,
      words: squeezed(texts.map(({ text }) => text).join('')),
      smallest: Math.min(...texts.map(({ size }) => size)),
    });
  }
  await task.destroy();
  return sheets;
}

/** Without white space, which a PDF does not keep. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

export interface Sheet {
  /** In points. */
  width: number;
  height: number;
  /** All of it in reading order, squeezed. */
  words: string;
  /** The height of the smallest letters, in points. */
  smallest: number;
}
