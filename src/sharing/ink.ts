/**
 * The colours of pictures beside the cloths: those of the light scheme, and the page of the
 * dark one. A test holds them equal to `src/styles/tokens.css`.
 */
export const ink = {
  page: '#fbf7ef',
  night: '#15142a',
  text: '#1d1a2b',
  warn: '#f5d88f',
  accent: '#9b2c2f',
} as const;
