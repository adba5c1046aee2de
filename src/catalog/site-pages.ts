/** The site's own pages besides modules and qualifications, as authors link to them. */
export const sitePages = [
  '/',
  '/modules/',
  '/path/',
  '/match/',
  '/placement/',
  '/practise/',
  '/review/',
  '/progress/',
  '/settings/',
  '/interview/',
  '/readiness/',
  '/bring/',
  '/labs/',
  '/explore/',
  '/explore/table/',
  '/explore/parquet/',
  '/explore/orc/',
  '/explore/lance/',
  '/glossary/',
] as const;

/** Anchors that every module page has, besides its sections: see `layouts/Module.astro`. */
export const pageAnchors = ['recap', 'self-check', 'interview', 'answers', 'sources'] as const;
