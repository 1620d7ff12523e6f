/** Connects a page with the extension, once: hears its messages and returns what sends one back. Nothing is kept in the page's state. */
export function connect<Incoming, Outgoing>(receive: (message: Incoming) => void): (message: Outgoing) => void {
  return connectKeeping<Incoming, Outgoing, never>(receive).send;
}

/** The same for a page whose state survives a reload of the window; what an earlier version kept may have another shape. */
export function connectKeeping<Incoming, Outgoing, State>(receive: (message: Incoming) => void) {
  const extension = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<Incoming>) => receive(data));
  return {
    send: (message: Outgoing): void => extension.postMessage(message),
    kept: extension.getState() as unknown,
    keep: (state: State): void => void extension.setState(state),
  };
}
