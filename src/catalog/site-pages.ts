/** The site's own pages besides modules and qualifications, as authors link to them. */
export const sitePages = ['/', '/modules/', '/path/', '/progress/', '/glossary/'] as const;
