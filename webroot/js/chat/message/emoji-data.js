const FILES = { en: 'en', 'zh-CN': 'zh' };
const MOST_FOUND = 64;
const loading = new Map();

/**
 * All emoji with their names in one language: `[{ emoji, annotation, tags, shortcodes, group, skins }]`. Loaded once, when somebody
 * looks for one; the next try asks again after a failure.
 */
export function emojiData(language) {
  const file = FILES[language] ?? 'en';
  if (!loading.has(file)) {
    const data = fetch(`lib/emoji/${file}/data.json`).then((response) => {
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return response.json();
    }).then((all) => all.map((one) => ({ ...one, emoji: plain(one.emoji) })));
    loading.set(file, data);
    data.catch(() => loading.delete(file));
  }
  return loading.get(file);
}

/** The mark "as a picture" behind what is one anyway: with it and without are one emoji, and would be counted as two. */
export function plain(emoji) {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

/** Those whose name, short name or tag begins so, or, after them, only holds it. */
export function findEmoji(data, wanted, most = MOST_FOUND) {
  const word = plain(wanted.trim().toLowerCase());
  const ranks = data.flatMap((one) => {
    const rank = rankOf(one, word);
    return rank < 3 ? [{ one, rank }] : [];
  });
  return ranks.sort((a, b) => a.rank - b.rank).slice(0, most).map(({ one }) => one);
}

function rankOf({ annotation, tags = [], shortcodes = [], emoji }, word) {
  if (emoji === word || shortcodes.includes(word)) return 0;
  if ([annotation, ...shortcodes, ...tags].some((name) => name.toLowerCase().startsWith(word))) return 1;
  return annotation.toLowerCase().includes(word) ? 2 : 3;
}
