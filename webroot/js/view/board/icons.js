import { icon } from '../icons.js';

export const backIcon = icon('M19 12H5M11 6l-6 6 6 6');
export const wallIcon = icon('M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5');
export const tableIcon = icon('M4 5h16v14H4ZM4 10h16M4 14.5h16M10 5v14');
export const compareIcon = icon('M4 17l5-6 4 3 7-8M4 12.5l4-5 4 3 5-5.5');
export const upIcon = icon('M12 19V6M6 12l6-6 6 6');
export const downIcon = icon('M12 5v13M6 12l6 6 6-6');
export const pauseIcon = icon('M8 5v14M16 5v14');
export const playIcon = icon('M7 4l13 8-13 8Z');
export const foldIcon = icon('M6 15l6-6 6 6');
export const unfoldIcon = icon('M6 9l6 6 6-6');
