import { html, nothing } from '../html.js';
import { fileIcon } from './icons.js';
import { idOf } from '../message/body.js';
import { downloadButton } from './download.js';
import { excerpt } from './excerpt.js';
import { endingOf, kindOf } from './kinds.js';
import { film, sound } from './media.js';
import { picture } from './picture.js';
import { coming, madeReady } from './progress.js';
import { stateOf, wordsOf } from './state.js';

const SHOWN = { picture, sound, film, other: () => nothing };

/** What a message brings, as far as it has come. */
export function attached(row, page) {
  return html`<div class="attached" aria-live="off"><span class="unseen" id=${idOf(row, 'files')}>${said(row.files[0], page)}</span>${row.files.map((file) => one(file, row, page))}</div>`;
}

function one(file, row, page) {
  // Somebody else may have called his message as one of ours.
  const upload = row.own ? page.chat.files.uploads.of(row.cid) : null;
  const whole = !file.reason && (file.state === 'complete' || upload?.state === 'complete');
  const kind = file.reason || stateOf(page).broken.has(file.id) ? 'other' : kindOf(file);
  const source = upload && page.chat.files.uploads.source(row.cid);
  const shown = { file, row, whole, upload, source };
  // A picture says nothing that its name would add; everything else is called by it.
  return html`
    <div class="file" data-kind=${kind} data-state=${whole ? 'complete' : file.reason ? 'failed' : upload?.state ?? file.state} data-file-of=${file.id && kind !== 'other' && !source ? file.id : nothing}>
      ${kind === 'sound' ? [line(file, kind, page), sound(shown, page)] : [SHOWN[kind](shown, page), kind === 'picture' && whole ? nothing : line(file, kind, page)]} ${whole ? madeReady(file, page) ?? nothing : coming(shown, page)} ${whole && kind === 'other' && file.preview ? excerpt(file, page) : nothing}
    </div>
  `;
}

function line(file, kind, page) {
  const words = wordsOf(page);
  const about = [endingOf(file) || words.kinds[kind], file.size != null && words.size(file.size)].filter(Boolean).join(' · ');
  return html`
    <div class="file-line">
      ${kind === 'other' || kind === 'picture' ? html`<span class="file-face" aria-hidden="true">${fileIcon()}</span>` : nothing}
      <span class="about-file"><bdi class="file-name" title=${file.name}>${file.name}</bdi> <span class="quiet">${about}${stateOf(page).broken.has(file.id) ? html` · ${words.cannotPlay}` : nothing}</span></span>
      ${file.id && kind !== 'picture' && file.state !== 'failed' ? downloadButton(file, page) : nothing}
    </div>
  `;
}

/** To the ear: what it is, its name, and how large. */
function said(file, page) {
  const words = wordsOf(page);
  return [words.kinds[kindOf(file)], file.name, file.size != null && words.size(file.size)].filter(Boolean).join(', ');
}
