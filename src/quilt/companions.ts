import type { Cloth } from '../schemas/theme.ts';

/** Cloths that go well with another, for stories that have no second or third theme to lend theirs. */
export const companions: Readonly<Record<Cloth, readonly [Cloth, ...Cloth[]]>> = {
  madder: ['indigo', 'mustard', 'rose', 'woad', 'slate', 'sage'],
  indigo: ['mustard', 'madder', 'woad', 'rose', 'rust', 'heather'],
  mustard: ['indigo', 'teal', 'madder', 'plum', 'slate', 'moss'],
  sage: ['plum', 'madder', 'indigo', 'rust', 'moss', 'mustard'],
  plum: ['mustard', 'sage', 'rose', 'teal', 'heather', 'woad'],
  teal: ['rust', 'mustard', 'rose', 'indigo', 'sage', 'woad'],
  rust: ['indigo', 'teal', 'mustard', 'woad', 'sage', 'plum'],
  rose: ['plum', 'teal', 'moss', 'indigo', 'madder', 'slate'],
  slate: ['mustard', 'rust', 'rose', 'madder', 'woad', 'sage'],
  moss: ['rose', 'mustard', 'rust', 'plum', 'woad', 'heather'],
  woad: ['indigo', 'madder', 'rust', 'plum', 'mustard', 'moss'],
  heather: ['plum', 'mustard', 'moss', 'indigo', 'teal', 'madder'],
};
