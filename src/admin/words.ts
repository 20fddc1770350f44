/** Where a draft stands: Decap's name → ours. */
export const statusWords = {
  draft: 'Draft',
  pending_review: 'In review',
  pending_publish: 'Ready',
} as const;
export type Status = keyof typeof statusWords;

/**
 * Our words for what Decap says, laid over its own English. Same shape as Decap's phrases. A test holds
 * that every phrase which Decap can show has words of ours here.
 */
export const words = {
  auth: {
    login: 'Open the stories',
    loggingIn: 'Opening…',
    loginWithGitLab: 'Sign in with GitLab',
    loginWithGitHub: 'Sign in with GitHub',
    // Also for a Gitea, which answers alike.
    loginWithForgejo: 'Sign in at your Git host',
  },
  app: {
    app: {
      errorHeader: 'The editing page could not start',
      configErrors: 'What is wrong',
      checkConfigYml: 'Please tell whoever looks after this site.',
      loadingConfig: 'Starting…',
      waitingBackend: 'Looking for the stories…',
    },
    notFoundPage: { header: 'There is nothing at this address' },
  },
  editor: {
    editorControl: { field: { optional: 'can wait', widgetLabel: '%{widgetLabel}' } },
    editorControlPane: {
      widget: {
        required: '%{fieldLabel} is empty. Please fill it in.',
        regexPattern: '%{fieldLabel}: %{pattern}',
        processing: '%{fieldLabel} is not done yet. Please wait a moment.',
        range: '%{fieldLabel} must be between %{minValue} and %{maxValue}.',
        min: '%{fieldLabel} must be %{minValue} or more.',
        max: '%{fieldLabel} must be %{maxValue} or less.',
        rangeCount: '%{fieldLabel}: choose %{minCount} to %{maxCount}.',
        rangeCountExact: '%{fieldLabel}: choose %{count}.',
        rangeMin: '%{fieldLabel}: choose at least %{minCount}.',
        rangeMax: '%{fieldLabel}: choose at most %{maxCount}.',
        invalidPath: 'There cannot be an address “%{path}”.',
        pathExists: 'There is something at the address “%{path}” already.',
      },
    },
    editor: {
      onLeavePage:
        'Not everything is saved. What you typed stays on this device, and you can bring it back later. Leave now?',
      onUpdatingWithUnsavedChanges: 'Please save first.',
      onPublishingNotReady: 'Please mark it as ready first.',
      onPublishingWithUnsavedChanges: 'Please save first.',
      onPublishing: 'Publish this now? Everybody can read it then.',
      onUnpublishing: 'Take this off the site?',
      onDeleteWithUnsavedChanges: 'Delete this, and what you typed and did not save?',
      onDeletePublishedEntry: 'Delete this?',
      onDeleteUnpublishedChangesWithUnsavedChanges:
        'Throw this draft away, and what you typed and did not save? This cannot be undone.',
      onDeleteUnpublishedChanges: 'Throw this draft away? This cannot be undone.',
      loadingEntry: 'Opening…',
      confirmLoadBackup: 'Bring back what was not saved?',
    },
    editorInterface: {
      toggleI18n: 'Other language',
      togglePreview: 'Show the page beside the form',
      toggleScrollSync: 'Move the page along with the form',
      toggleNotes: 'Notes',
    },
    editorWidgets: {
      markdown: { linkPrompt: 'Where should the link go? An address such as https://…' },
      unknownControl: { noControl: 'This field cannot be shown (%{widget}).' },
      unknownPreview: { noPreview: 'This field cannot be shown (%{widget}).' },
    },
  },
  ui: {
    default: { goBackToSite: 'Back to the site' },
    toast: {
      onFailToLoadEntries: 'This could not be opened. %{details}',
      onFailToLoadDeployPreview: 'The page could not be shown. %{details}',
      onFailToPersist: 'Not saved. Your text is still here. %{details}',
      onFailToDelete: 'Not deleted. %{details}',
      onFailToUpdateStatus: 'It stays where it was. %{details}',
      missingRequiredField: 'Not saved yet: something that is needed is still empty.',
      entrySaved: 'Saved',
      entryPublished: 'Published. The page shows it in a few minutes.',
      entryUnpublished: 'It is no longer on the site.',
      onFailToPublishEntry: 'Not published. %{details}',
      onFailToUnpublishEntry: 'It is still on the site. %{details}',
      entryUpdated: 'Moved',
      onDeleteUnpublishedChanges: 'The draft is gone',
      onFailToAuth: '%{details}',
      onLoggedOut: 'You are signed out. What you typed is kept on this device.',
      onBackendDown: 'The Git host is not well at the moment. See %{details}',
    },
  },
} as const;

/** What Decap could say, were it asked: these screens of its own are not here (`lighter-decap.ts`). */
export const unseen: readonly string[] = [
  'app.header',
  // For hosts that are not among those of `site.config.ts`.
  'auth.loginWithAzure',
  'auth.loginWithBitbucket',
  'auth.loginWithGitea',
  'auth.loginWithNetlifyIdentity',
  'auth.errors',
  'collection',
  'editor.editorControlPane.i18n',
  'editor.editorNotesPane',
  'editor.editorToolbar',
  'editor.editorWidgets.markdown',
  'editor.editorWidgets.image',
  'editor.editorWidgets.file',
  'editor.editorWidgets.headingOptions',
  'editor.editorWidgets.datetime',
  'editor.editorWidgets.list',
  'editor.editorWidgets.object',
  'mediaLibrary',
  'ui.errorBoundary',
  'ui.settingsDropdown',
  'ui.toast.note',
  'ui.toast.onFailToAddNote',
  'ui.toast.onFailToUpdateNote',
  'ui.toast.onFailToDeleteNote',
  'ui.toast.onFailToToggleNote',
  'workflow',
];

/** One of our phrases by Decap’s name for it, such as `ui.toast.entrySaved`; empty for none. */
export function phrase(key: string): string {
  const found = key
    .split('.')
    .reduce<Phrase | undefined>(
      (there, name) => (typeof there === 'object' ? there[name] : undefined),
      words,
    );
  return typeof found === 'string' ? found : '';
}

/** Phrases of Decap with ours laid over them. */
export function withOurWords(theirs: Phrases, ours: Phrases = words): Phrases {
  const merged: Record<string, Phrase> = { ...theirs };
  for (const [key, phrase] of Object.entries(ours)) {
    const there = theirs[key];
    merged[key] =
      typeof phrase === 'string' || typeof there === 'string' || there === undefined
        ? phrase
        : withOurWords(there, phrase);
  }
  return merged;
}

type Phrase = string | Phrases;

/** Phrases by name, nested. */
export interface Phrases {
  readonly [name: string]: Phrase;
}
