import type { AstroIntegration } from 'astro';

/** What the preview of a draft has beside the page of the story: how the bar on it looks. */
export function draft(): AstroIntegration {
  return {
    name: 'alongside-draft',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        injectScript('page-ssr', "import '/src/styles/draft-bar.css';");
      },
    },
  };
}
