const urls = new WeakMap();

/** The address of a file that is on this device, as long as it is shown. */
export function previewOf(file) {
  if (!(file instanceof Blob)) return null;
  if (!urls.has(file)) urls.set(file, URL.createObjectURL(file));
  return urls.get(file);
}

export function forgetPreview(file) {
  if (urls.has(file)) URL.revokeObjectURL(urls.get(file));
  urls.delete(file);
}
