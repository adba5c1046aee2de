/** Where the address names a part of this page that has moved, goes to where it is now: the link that bears its id. */
function forward(): void {
  const link = document.getElementById(location.hash.slice(1));
  // The old address must not stay in the history, or "back" would lead forward again.
  if (link instanceof HTMLAnchorElement && link.dataset.moved !== undefined)
    location.replace(link.href);
}

forward();
addEventListener('hashchange', forward);
