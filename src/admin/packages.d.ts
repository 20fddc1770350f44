/** Parts of Decap that come without types, as far as we use them. */

declare module 'decap-cms-backend-proxy' {
  export class ProxyBackend {
    request(payload: object): Promise<unknown>;
  }
}

declare module 'decap-cms-locales' {
  import type { Phrases } from './words.ts';
  export const en: Phrases;
}

declare module 'decap-cms-core/dist/esm/formats/frontmatter' {
  import type { Format } from './story-format.ts';
  export function frontmatterYAML(): Format;
}

declare module 'decap-cms-core/dist/esm/formats/yaml' {
  import type { Format } from './story-format.ts';
  const yaml: Format;
  export default yaml;
}

declare module 'decap-cms-widget-*' {
  import type { CmsWidgetParam } from 'decap-cms-core';
  const widget: { Widget(): CmsWidgetParam };
  export default widget;
}
