// Runs before the first paint, so that a dark page does not flash white. A classic script: modules come too late for that.
try {
  const theme = localStorage.getItem('parley.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden; the system's colours it is.
}
