import type { APIRoute } from 'astro';
import { href, siteName } from '../site.ts';

/** What the site is as an app: its name, its icons, and where it opens. */
export const GET: APIRoute = () => {
  const icon = { src: href('/icons/icon-192.png'), sizes: '192x192', type: 'image/png' };
  const large = { src: href('/icons/icon-512.png'), sizes: '512x512', type: 'image/png' };
  return new Response(
    JSON.stringify({
      id: href('/'),
      name: `${siteName}: lakehouse engineering, step by step`,
      short_name: siteName,
      description:
        'A study path from a job posting: modules, self-check questions, review and a plan by weeks.',
      lang: 'en',
      start_url: href('/'),
      scope: href('/'),
      display: 'standalone',
      // The paper and the icon's ground of src/styles/tokens.css and public/favicon.svg.
      background_color: '#fbf8f1',
      theme_color: '#0b3a4d',
      icons: [icon, large, { ...large, src: href('/icons/maskable-512.png'), purpose: 'maskable' }],
      shortcuts: [
        { name: 'Review', url: href('/review/'), icons: [icon] },
        { name: 'Path', url: href('/path/'), icons: [icon] },
      ],
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  );
};
