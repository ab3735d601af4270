import { icon } from '../icons.js';

export const backIcon = icon('M19 12H5M11 6l-6 6 6 6');
export const versionsIcon = icon('M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2');
export const downloadIcon = icon('M12 4v11M7 11l5 5 5-5M5 20h14');
export const boldIcon = icon('M7 5h6a3.5 3.5 0 0 1 0 7H7ZM7 12h7a3.5 3.5 0 0 1 0 7H7Z');
export const italicIcon = icon('M10 5h7M7 19h7M14 5l-4 14');
export const headingIcon = icon('M6 5v14M18 5v14M6 12h12');
export const listIcon = icon('M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01');
export const undoIcon = icon('M8 5 4 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-4');
export const redoIcon = icon('M16 5l4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h4');
