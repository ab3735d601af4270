import { icon } from '../icons.js';

export const fileIcon = icon('M6 3h8l4 4v14H6ZM14 3v5h4');
export const cameraIcon = icon('M4 7h4l1.5-2h5L16 7h4v12H4ZM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z');
export const microphoneIcon = icon('M12 14a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6');
export const downloadIcon = icon('M12 4v11M7 10.5 12 15.5 17 10.5M5 20h14');
export const backIcon = icon('M15 5l-7 7 7 7');
export const playIcon = icon('M8 5l11 7-11 7Z');
export const pauseIcon = icon('M8 5v14M16 5v14');
export const onIcon = icon('M9 5l7 7-7 7');
