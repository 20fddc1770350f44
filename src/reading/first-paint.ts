/**
 * Runs before anything is shown, so that no page shows itself in one way and then in another. It is a
 * classic script: browsers wait for it.
 */
import { applySettings, parseSettings, settingsKey } from './settings.ts';

const root = document.documentElement;
// Browsers that know no modules get the page without anything that a script would have to answer.
if ('noModule' in HTMLScriptElement.prototype) {
  root.dataset['scripts'] = 'speechSynthesis' in window ? 'voice' : '';
  try {
    applySettings(parseSettings(localStorage.getItem(settingsKey)), root);
  } catch {
    // The browser keeps nothing: the page is as it was designed.
  }
}
