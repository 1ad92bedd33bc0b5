// anywidget gives a board up that is not there two seconds after it was asked for, and shows an error in its place; a
// kernel on a slow machine, or one with a notebook's other cells to run, takes longer.
const TOO_SHORT = 2000;
const ENOUGH = 120000;

export function waitForBoards() {
  const really = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = after => really(after === TOO_SHORT ? ENOUGH : after);
}
