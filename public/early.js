(function () {
  // Before the first paint: a chosen theme must not flash, and what needs a script must show.
  var root = document.documentElement;
  root.setAttribute('data-script', '');
  try {
    // Home and Progress are two pages: for a first visit, and for a reader with an answer, a section read or a plan.
    if (
      root.hasAttribute('data-by-begun') &&
      /"attempts":{"|"read:[^"]*":\[\d+,"[^"]*",[1-9]|"plan":\[\d+,"[^"]*",{/.test(
        localStorage.getItem('lakepath.progress'),
      )
    )
      root.setAttribute('data-begun', '');
    var theme = localStorage.getItem('lakepath.theme');
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  } catch {
    // Storage is blocked: the system's theme is used.
  }
  // Code or styles that do not come, such as a former version's: the page stays, and offers a reload.
  function offer(event) {
    if (event.type === 'error' && event.target.tagName !== 'SCRIPT') return;
    // What waits for a script shows as without one: figures in steps have all their frames.
    root.setAttribute('data-broken', '');
    var button = document.createElement('button');
    button.textContent = 'Load it again';
    button.onclick = () => location.reload();
    document
      .querySelector('[data-notice-text]')
      .replaceChildren('A part of this page did not load. ', button);
    document.getElementById('notice').hidden = false;
  }
  addEventListener('error', offer, true);
  addEventListener('vite:preloadError', offer);
  addEventListener('astro:hydration-error', offer);
  addEventListener('lakepath:part-missing', offer);
  addEventListener('DOMContentLoaded', function (event) {
    for (var link of document.querySelectorAll('[rel=stylesheet]')) if (!link.sheet) offer(event);
  });
})();
