const PICTURE = /^image\/(?:jpeg|png|gif|webp|avif|bmp)$/;
/** What a recorder calls a sound may be found to be a film without pictures; its name knows better. */
const SOUND_NAME = /\.(?:weba|m4a|oga|opus)$/i;
const CONTAINER = /^video\/(?:webm|mp4|ogg)$/;

/** A larger one of which the server says no size, in bytes, is more than a row should unpack. */
const LARGE_PICTURE = 8 * 1024 * 1024;

/** How a file is shown: `picture`, `sound`, `film` or `other`. */
export function kindOf({ type, name, size, state, width }) {
  if (PICTURE.test(type)) return state === 'complete' && !width && size > LARGE_PICTURE ? 'other' : 'picture';
  if (/^audio\//.test(type) || (CONTAINER.test(type) && SOUND_NAME.test(name))) return 'sound';
  return /^video\//.test(type) ? 'film' : 'other';
}

/** The ending of a name, as people call what is in it. */
export function endingOf({ name }) {
  return /\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1].toUpperCase() ?? '';
}
