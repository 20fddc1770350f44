import { Component, createElement as h, type ReactNode } from 'react';

/** Stands round every screen, and takes its place when it breaks: what was typed is on the device. */
export class Trouble extends Component<{ children?: ReactNode }, { broken: boolean }> {
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override state = { broken: false };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return h(
      'main',
      { className: 'alone', role: 'alert' },
      h('h1', null, 'Something went wrong here'),
      h(
        'p',
        null,
        'The editing page has stopped. What you typed is kept on this device. Load the page again, open the story, and bring your text back.',
      ),
      h('button', { type: 'button', onClick: () => location.reload() }, 'Load the page again'),
    );
  }
}
