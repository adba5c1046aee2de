/** What `/titles.json` holds, by module id. `url` is below the site's base, as in `/catalog.json`. */
export type Titles = Record<string, { title: string; url: string }>;
