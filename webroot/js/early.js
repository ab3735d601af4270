// What must be known before the first paint: the appearance that was chosen here, and the language, which is fetched at once.
{
  const remembered = (key) => {
    try {
      return localStorage.getItem(`parley.${key}`);
    } catch {
      return null; // Storage may be forbidden; then the page looks as the system does.
    }
  };
  const theme = remembered('theme');
  // A dark page must not flash white. A classic script: modules come too late for that.
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const speaks = { zh: 'zh-CN', en: 'en' };
  const wanted = [remembered('language'), ...navigator.languages].filter(Boolean).map((tag) => tag.toLowerCase().split('-')[0]);
  document.documentElement.lang = speaks[wanted.find((tag) => Object.hasOwn(speaks, tag))] ?? 'en';
  const language = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: `js/language/${document.documentElement.lang}.js` });
  document.head.append(language);
}
