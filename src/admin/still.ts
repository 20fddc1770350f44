import { useEffect, useState } from 'react';

/** A button that moved a story on is gone with the step it stood for: the focus goes to the top. */
export function useFocusKept(status: string | undefined): void {
  useEffect(() => {
    if (status !== undefined && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.story-bar h1')?.focus();
  }, [status]);
}

/** While it is being saved nothing can be typed: Decap takes what was typed meanwhile for saved. */
export function useStill(saving: boolean): void {
  const [focused, setFocused] = useState<Focused>({ element: null, field: undefined });
  useEffect(() => {
    const form = document.querySelector('[class*="ControlPaneContainer"]');
    if (!saving || !form) return undefined;
    const element = document.activeElement;
    setFocused({ element, field: element?.closest<HTMLElement>('[data-field]')?.dataset.field });
    form.toggleAttribute('inert', true);
    return () => {
      form.toggleAttribute('inert', false);
    };
  }, [saving]);
  useEffect(() => {
    if (saving || focused.element === null) return;
    const { element, field } = focused;
    // The first save of a published story fills the form anew: the same field is another element then.
    const now = element.isConnected
      ? element
      : document.querySelector(
          `[data-field="${field}"] :is(input, textarea, select, [data-slate-editor])`,
        );
    if (document.activeElement === document.body && now instanceof HTMLElement) now.focus();
  }, [saving, focused]);
}

interface Focused {
  element: Element | null;
  field: string | undefined;
}
