/**
 * The attributes of words in a language: the language itself, and `dir` where it is written from right
 * to left. Words in the publication's own language need neither.
 * @param lang A language tag (BCP 47) such as `cy` or `ar`, or undefined.
 */
export function languageOf(lang: string | undefined): { lang?: string; dir?: 'rtl' } {
  if (lang === undefined) return {};
  const { script } = new Intl.Locale(lang).maximize();
  return rightToLeft.has(script ?? '') ? { lang, dir: 'rtl' } : { lang };
}

/** Scripts in use today that run from right to left (Unicode, UAX 31 and the bidi class of their letters). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);
