import { action, type Action } from './action.ts';
import { Refusal } from '../refusal.ts';

/**
 * Notes between editors, which newer versions of the CMS offer beside a story. They are switched off
 * (`editor.notes`): what is said about a person stays out of whatever outlives the conversation.
 */
export const noteActions: Readonly<Record<string, Action>> = {
  getNotes: action({}, async () => ({ notes: [] })),
  getPRMetadata: action({}, async () => ({ metadata: null })),
  ...Object.fromEntries(
    ['addNote', 'updateNote', 'deleteNote', 'toggleNoteResolution'].map((name) => [
      name,
      action({}, async () => {
        throw new Refusal(422, 'Notes are not kept here. Please tell one another in another way.');
      }),
    ]),
  ),
};
