// Runs before the first paint: a chosen theme must not flash, and what needs a script must show.
(function () {
  var root = document.documentElement;
  root.setAttribute('data-script', '');
  try {
    var theme = localStorage.getItem('lakepath.theme');
    if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  } catch {
    // Storage is blocked: the system's theme is used.
  }
})();
