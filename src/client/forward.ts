const link = document.querySelector<HTMLAnchorElement>('[data-forward]');
// The old address must not stay in the history, or "back" would lead forward again.
if (link) location.replace(link.href + location.search + location.hash);
