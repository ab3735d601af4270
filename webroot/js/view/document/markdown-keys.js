import { EditorSelection } from '@codemirror/state';

/** Sets a mark around what is selected, or takes it away. */
export function around(mark) {
  return (view) => {
    if (view.state.readOnly) return false;
    const { length } = mark;
    view.dispatch(view.state.changeByRange(({ from, to }) => {
      const [before, after] = [view.state.sliceDoc(from - length, from), view.state.sliceDoc(to, to + length)];
      if (before === mark && after === mark) {
        return {
          changes: [{ from: from - length, to: from }, { from: to, to: to + length }],
          range: EditorSelection.range(from - length, to - length),
        };
      }
      return { changes: [{ from, insert: mark }, { from: to, insert: mark }], range: EditorSelection.range(from + length, to + length) };
    }), { scrollIntoView: true, userEvent: 'input' });
    return true;
  };
}

/** Begins each selected line with a mark, or takes it away where all have it. */
export function before(mark) {
  return (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    const { from, to } = state.selection.main;
    const lines = [];
    for (let { number } = state.doc.lineAt(from); number <= state.doc.lineAt(to).number; number++) lines.push(state.doc.line(number));
    const all = lines.every(({ text }) => text.startsWith(mark));
    view.dispatch({
      changes: lines.map((line) => (all ? { from: line.from, to: line.from + mark.length } : { from: line.from, insert: mark })),
      scrollIntoView: true,
      userEvent: 'input',
    });
    return true;
  };
}

/** A heading becomes one that is smaller by one, and the smallest none. */
export function heading(view) {
  const { state } = view;
  if (state.readOnly) return false;
  const line = state.doc.lineAt(state.selection.main.head);
  const [mark] = /^(#{1,6} )?/.exec(line.text);
  const next = mark.length === 0 ? '# ' : mark.length >= 4 ? '' : `#${mark}`;
  view.dispatch({ changes: { from: line.from, to: line.from + mark.length, insert: next }, scrollIntoView: true, userEvent: 'input' });
  return true;
}
