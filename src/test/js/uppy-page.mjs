// Uppy with its tus plugin, unmodified, as a page that is none of Parley's has it.
import Uppy from '@uppy/core';
import Tus from '@uppy/tus';

/** Sends a file to a room; its address, or why it was not sent. */
window.sends = (size, authorization, room, retryDelays) =>
  new Promise((sent) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251);
    const quiet = () => {};
    const uppy = new Uppy({ logger: { debug: quiet, warn: quiet, error: quiet } });
    uppy.use(Tus, { endpoint: '/files', chunkSize: 100_000, retryDelays, headers: { authorization } });
    uppy.on('upload-success', (file, { uploadURL }) => sent(uploadURL));
    uppy.on('upload-error', (file, error) => sent(`failed: ${error.message}`));
    const data = new File([bytes], 'film.bin', { type: 'application/octet-stream', lastModified: 1 });
    uppy.addFile({ name: data.name, type: data.type, data, meta: { room } });
    uppy.upload();
  });
