/**
 * Our words for what Decap says otherwise, laid over its own English.
 * Same shape as Decap's phrases; what is not here stays as it is.
 */
export const words = {
  auth: { login: 'Open the stories', loggingIn: 'Opening…' },
  app: {
    header: { content: 'Stories and lists', media: 'Pictures', quickAdd: 'Add' },
    app: {
      errorHeader: 'The editing page could not start',
      configErrors: 'What is wrong',
      checkConfigYml: 'Please tell whoever looks after this site.',
      loadingConfig: 'Starting…',
      waitingBackend: 'Looking for the stories…',
    },
    notFoundPage: { header: 'There is nothing at this address' },
  },
  collection: {
    sidebar: {
      collections: 'What to edit',
      allCollections: 'Everything',
      searchAll: 'Search',
      searchIn: 'Search in',
    },
    collectionTop: {
      newButton: 'Add: %{collectionLabel}',
      newButtonAriaLabel: 'Add: %{collectionLabel}',
      viewAsList: 'Show as a list',
      viewAsGrid: 'Show as cards',
      searchResults: 'Found for “%{searchTerm}”',
      searchResultsInCollection: 'Found for “%{searchTerm}” in %{collection}',
      ascending: 'A to Z, oldest first',
      descending: 'Z to A, newest first',
    },
    entries: {
      loadingEntries: 'Loading…',
      cachingEntries: 'Loading…',
      longerLoading: 'This may take a few minutes',
      noEntries: 'Nothing here yet',
    },
  },
  editor: {
    editorControl: { field: { optional: 'can wait', widgetLabel: '%{widgetLabel}' } },
    editorControlPane: {
      widget: {
        required: '%{fieldLabel} is needed before this can be saved.',
        regexPattern: '%{fieldLabel}: %{pattern}',
        rangeMax: '%{fieldLabel}: choose at most %{maxCount}.',
        rangeMin: '%{fieldLabel}: choose at least %{minCount}.',
      },
    },
    editor: {
      onLeavePage: 'You have changes that are not saved. Leave this page and lose them?',
      loadingEntry: 'Opening…',
      confirmLoadBackup:
        'We found changes on this computer that were not saved. Shall we put them back?',
    },
    editorToolbar: {
      publishing: 'Saving…',
      publish: 'Save',
      published: 'Saved',
      publishNow: 'Save now',
      publishAndCreateNew: 'Save and start another',
      publishAndDuplicate: 'Save and make a copy',
      duplicate: 'Make a copy',
      saving: 'Saving…',
      backCollection: ' %{collectionLabel}',
      unsavedChanges: 'Not saved yet',
      changesSaved: 'Saved',
      deployButtonLabel: 'See the page',
      deployPreviewButtonLabel: 'See the page',
      deployPreviewPendingButtonLabel: 'Look for the page',
    },
    editorWidgets: {
      markdown: {
        addComponent: 'Add a picture, quote or card',
        richText: 'Text',
        linkPrompt: 'Where should the link go? An address such as https://…',
        bulletedList: 'List',
        numberedList: 'Numbered list',
        quote: 'Quoted text',
      },
      image: {
        choose: 'Choose a picture',
        chooseMultiple: 'Choose pictures',
        chooseDifferent: 'Choose another picture',
        remove: 'Take the picture out',
      },
      headingOptions: {
        headingTwo: 'Heading',
        headingThree: 'Smaller heading',
        headingFour: 'Smallest heading',
      },
      datetime: { now: 'Today', setToNow: 'Set %{fieldLabel} to today', clear: 'Leave empty' },
      object: { expand: 'Open', collapse: 'Close' },
    },
  },
  mediaLibrary: {
    mediaLibraryModal: {
      noAssetsFound: 'No pictures here yet.',
      noImagesFound: 'No pictures here yet.',
      mediaAssets: 'Pictures',
      images: 'Pictures',
      upload: 'Add from this computer',
      uploading: 'Adding…',
      chooseSelected: 'Use this picture',
      deleteSelected: 'Delete this picture',
    },
  },
  ui: {
    default: { goBackToSite: 'Back to the site' },
    errorBoundary: {
      title: 'Something went wrong',
      details: 'The editing page has stopped. What you typed is below, if we could save it. ',
      recoveredEntry: {
        heading: 'What you typed',
        warning: 'Please copy this and keep it somewhere before you leave this page.',
        copyButtonLabel: 'Copy it',
      },
    },
    settingsDropdown: { logOut: 'Close the stories', account: 'More' },
    toast: {
      onFailToLoadEntries: 'This could not be opened. %{details}',
      onFailToPersist: 'Not saved. Your text is still here. %{details}',
      onFailToDelete: 'Not deleted. %{details}',
      missingRequiredField: 'Not saved yet: something that is needed is still empty.',
      entrySaved: 'Saved',
      entryPublished: 'Saved',
    },
  },
} as const;

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
