import { remember, remembered } from '../preferences.js';

const KEY = 'emoji';
const FIRST = ['👍', '❤️', '😂', '🎉', '😮', '🙏'];
const MOST = 24;

/** The signs that were used last in this browser; until there are enough, those that everybody uses. */
export function recentEmoji(most = MOST) {
  const used = (remembered(KEY) ?? '').split(' ').filter(Boolean);
  return [...used, ...FIRST.filter((emoji) => !used.includes(emoji))].slice(0, most);
}

export function usedEmoji(emoji) {
  remember(KEY, [emoji, ...recentEmoji().filter((other) => other !== emoji)].slice(0, MOST).join(' '));
}
