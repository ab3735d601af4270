/*! uPlot 1.6.32: Copyright (c) Leon Sorokin, MIT licence; see lib/uplot/LICENSE */
import uPlot from 'uplot';

const HEIGHT = 160;
const DASH = [6, 4];
/** Colours that are told apart by everybody; beyond them a line is dashed as well. */
const COLOURS = 5;

/** One chart of uPlot in an element: lines or bars over time. It is walked by arrow keys as by a pointer. */
export class Plot {
  #host;
  #plot = null;
  #made = '';
  #data = null;
  /** Whether one has drawn over a part of it; a double click shows all again. */
  #zoomed = false;
  #probe = document.createElement('span');
  #sized = new ResizeObserver(() => this.#resize());

  constructor(host) {
    this.#host = host;
    this.#probe.hidden = true;
    host.append(this.#probe);
    host.addEventListener('keydown', (event) => this.#walk(event));
    host.addEventListener('dblclick', () => this.#whole());
    host.addEventListener('blur', () => this.#plot?.setCursor({ left: -10, top: -10 }));
    this.#sized.observe(host);
  }

  /** `{ times, lines: [{ values, dashed? }], bars, at(index), format }`; `at` is told which step one points at, or null. */
  show(data) {
    this.#data = data;
    const width = this.#host.clientWidth;
    if (!width) return;
    const look = this.#look();
    const made = JSON.stringify([data.bars, data.lines.map(({ hue, dashed }) => [hue, dashed]), look, data.language]);
    if (made !== this.#made) {
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(data, look, width), this.#columns(), this.#host);
      this.#made = made;
      this.#zoomed = false;
    } else {
      this.#plot.setData(this.#columns(), !this.#zoomed);
      if (this.#zoomed) this.#plot.redraw();
    }
  }

  destroy() {
    this.#sized.disconnect();
    this.#plot?.destroy();
  }

  #columns() {
    const { times, lines } = this.#data;
    return [times.map((time) => time / 1000), ...lines.map(({ values }) => values)];
  }

  #look() {
    const { color, borderTopColor, fontFamily } = getComputedStyle(this.#host);
    return { color, line: borderTopColor, font: `12px ${fontFamily}`, hues: Array.from({ length: COLOURS }, (_, hue) => this.#colour(hue)), height: this.#height() };
  }

  #colour(hue) {
    this.#probe.className = `hue-of-line-${hue}`;
    return getComputedStyle(this.#probe).color;
  }

  #height() {
    return this.#host.clientHeight || HEIGHT;
  }

  #options({ lines, bars, format, time }, { color, line, font, hues, height }, width) {
    const axis = { stroke: color, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
    return {
      width,
      height,
      legend: { show: false },
      padding: [8, 8, 0, 0],
      cursor: { y: false, drag: { x: true, y: false, dist: 8 }, points: { size: 7 } },
      scales: { x: { time: true }, y: { range: (plot, low, high) => around(low, high, bars) } },
      axes: [
        { ...axis, size: 24, space: 80, grid: { show: false }, values: (plot, splits) => splits.map((split) => time(split * 1000)) },
        { ...axis, size: 52, space: 36, values: (plot, splits) => splits.map(format) },
      ],
      series: [{}, ...lines.map(({ hue, dashed }) => {
        const stroke = hues[hue % COLOURS];
        const more = bars && !dashed ? { paths: uPlot.paths.bars({ size: [0.8, 40] }), fill: stroke, points: { show: false } } : {};
        return { stroke, width: 2, dash: dashed || hue >= COLOURS ? DASH : undefined, spanGaps: false, ...more };
      })],
      hooks: {
        setCursor: [({ cursor }) => this.#data.at(cursor.idx ?? null)],
        setSelect: [({ select }) => (this.#zoomed ||= select.width > 0)],
      },
    };
  }

  #resize() {
    if (!this.#data) return;
    if (!this.#plot) this.show(this.#data);
    else if (this.#host.clientWidth) this.#plot.setSize({ width: this.#host.clientWidth, height: this.#height() });
  }

  #whole() {
    this.#zoomed = false;
    this.#plot?.setData(this.#columns());
  }

  #walk(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (!step || !this.#plot || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const last = this.#data.times.length - 1;
    const at = Math.max(0, Math.min(last, (this.#plot.cursor.idx ?? last + 1) + step));
    this.#plot.setCursor({ left: this.#plot.valToPos(this.#data.times[at] / 1000, 'x'), top: 10 });
  }
}

/** From zero, unless all is far from it or below it; never a line of no height. */
function around(low, high, bars) {
  if (low == null || high == null) return [0, 1];
  const near = bars || low < 0 || low < (high - low) * 2;
  const bottom = low < 0 ? low : near ? 0 : low;
  const room = (high - bottom || Math.abs(high) || 1) * 0.08;
  return [near && low >= 0 ? 0 : bottom - room, high + room];
}
