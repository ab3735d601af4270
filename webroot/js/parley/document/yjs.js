// The only place that knows where Yjs lives. A page without a bundler says in an import map where `yjs` and `y-protocols/` are.
export {
  Doc, UndoManager, applyUpdate, createAbsolutePositionFromRelativePosition, createRelativePositionFromTypeIndex, decodeStateVector,
  encodeStateAsUpdate, encodeStateVector, mergeUpdates,
} from 'yjs';
export { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
