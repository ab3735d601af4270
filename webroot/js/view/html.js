// The only place that knows where lit-html lives.
export { html, nothing, render, svg } from '../../lib/lit-html/lit-html.js';
export { repeat } from '../../lib/lit-html/directives/repeat.js';
export { live } from '../../lib/lit-html/directives/live.js';
export { guard } from '../../lib/lit-html/directives/guard.js';
