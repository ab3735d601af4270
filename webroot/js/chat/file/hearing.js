/** More than this is not unpacked here; of what does not say how long it is, less. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_BYTES_UNTOLD = 1024 * 1024;
const MOST_SECONDS = 300;
const PATIENCE_MS = 5_000;
/** Slices of a sound, each with a loudness of 0 to 100. */
const PEAKS = 64;
/** Samples a second that tell how loud it is. */
const RATE = 8_000;

/** How a sound is: `{ peaks, duration }`, in milliseconds; what cannot be found out is left out. */
export async function hear(blob, seconds = null) {
  const told = seconds ?? (await lengthOf(blob));
  const most = Number.isFinite(told) ? MOST_BYTES : MOST_BYTES_UNTOLD;
  if (blob.size > most || told > MOST_SECONDS) return lasting(told);
  try {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
    return { peaks: peaksOf(sound.getChannelData(0)), ...lasting(sound.duration) };
  } catch {
    return lasting(told);
  }
}

function lasting(seconds) {
  return Number.isFinite(seconds) && seconds > 0 ? { duration: Math.round(seconds * 1_000) } : {};
}

/** In seconds; NaN where nobody says. */
function lengthOf(blob) {
  const audio = new Audio();
  const url = URL.createObjectURL(blob);
  let timer;
  return new Promise((resolve) => {
    timer = setTimeout(() => resolve(NaN), PATIENCE_MS);
    audio.onloadedmetadata = () => resolve(audio.duration === Infinity ? NaN : audio.duration);
    audio.onerror = () => resolve(NaN);
    audio.preload = 'metadata';
    audio.src = url;
  }).finally(() => {
    clearTimeout(timer);
    audio.removeAttribute('src');
    audio.load();
    URL.revokeObjectURL(url);
  });
}

/** The loudest of each slice, against the loudest of all: a quiet voice is seen too. */
export function peaksOf(samples) {
  const count = Math.min(PEAKS, samples.length);
  const end = (slice) => Math.floor((slice * samples.length) / count);
  const loud = Array.from({ length: count }, (_, slice) => samples.subarray(end(slice), end(slice + 1)).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
  const loudest = Math.max(...loud);
  return loud.map((one) => (loudest > 0 ? Math.round((one / loudest) * 100) : 0));
}
