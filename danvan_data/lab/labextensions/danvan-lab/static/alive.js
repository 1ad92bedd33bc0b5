// Notebooks of the collection run when they are opened; the line above each says how far it is, in any run.
import { fitCharts } from './charts.js';
import { fontsLoaded } from './fonts.js';
import { keepKeys } from './keys.js';
import { Line } from './line.js';
import { waitForBoards } from './patient.js';

const OURS = 'danvan'; // the key of a copy's metadata, and of what the page is told
const ANSWERING = ['idle', 'busy']; // states of a kernel that keeps what it is asked; one on its way drops it

// Resolves when the kernel of a session takes requests, or will take none any more.
function answering({ session, statusChanged, connectionStatusChanged }) {
  const { kernel } = session ?? {};
  const settled = () => !kernel || kernel.status === 'dead' || kernel.isDisposed ||
    (kernel.connectionStatus === 'connected' && ANSWERING.includes(kernel.status));
  return new Promise(resolve => {
    const look = () => {
      if (!settled()) return;
      [statusChanged, connectionStatusChanged].forEach(signal => signal.disconnect(look));
      resolve();
    };
    [statusChanged, connectionStatusChanged].forEach(signal => signal.connect(look));
    look();
  });
}

function told() {
  const page = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  return { base: page.baseUrl, ...JSON.parse(page[OURS] ?? '{"words": {}, "notes": []}') };
}

export function plugin({ INotebookTracker, NotebookActions }, { CodeCell }, { Notification }, { Widget }) {
  const lines = new WeakMap();
  const { base, words, notes } = told();

  const run = async panel => {
    const line = lines.get(panel.content);
    const turn = line.starting();
    await panel.sessionContext.ready;
    await answering(panel.sessionContext);
    if (line.turn !== turn) return;
    if (panel.sessionContext.hasNoKernel) return line.noKernel();
    const code = panel.content.widgets.filter(cell => cell.model.type === 'code');
    code.forEach(cell => line.scheduled(cell));
    // One after another, each cell keeping what it showed until its turn; not by NotebookActions, which scroll a
    // reader who has gone on back to where she was.
    for (const cell of code) {
      const error = await execute(cell, panel.sessionContext);
      if (line.turn !== turn) return; // asked for anew, and a later turn runs them all
      line.executed(cell, !error, error);
      if (error) return line.finish();
    }
  };

  // Run a cell; returns what went wrong (KernelReplyNotOK's two names, if Python said so). JupyterLab unfolds what it
  // runs: the answer of an exercise stays folded until a reader opens it.
  const execute = async (cell, session) => {
    if (cell.isDisposed || !cell.model.sharedModel.getSource().trim()) return null;
    const folded = cell.outputHidden;
    try {
      const run = CodeCell.execute(cell, session);
      cell.outputHidden = folded;
      const { status, ename, evalue } = (await run)?.content ?? { status: 'ok' };
      return status === 'ok' ? null : { errorName: ename, errorValue: evalue };
    } catch {
      return {}; // the kernel was restarted, or is gone
    }
  };

  const open = async panel => {
    await panel.context.ready;
    if (panel.isDisposed || lines.has(panel.content) || !panel.content.model.getMetadata(OURS)) return;
    await again(panel);
  };

  const again = panel => {
    if (!lines.has(panel.content)) lines.set(panel.content, new Line(panel, Widget, words, () => run(panel)));
    return run(panel);
  };

  return {
    id: 'danvan-lab:alive',
    description: 'Runs a notebook of the collection when it is opened, and says how far it is.',
    autoStart: true,
    requires: [INotebookTracker],
    activate: async (app, tracker) => {
      app.restored.then(() => notes.forEach(note => Notification.info(note, { autoClose: false })));
      NotebookActions.executionScheduled.connect((_, { notebook, cell }) => lines.get(notebook)?.scheduled(cell));
      NotebookActions.executed.connect((_, { notebook, cell, success, error }) =>
        lines.get(notebook)?.executed(cell, success, error));
      // What changes the whole notebook, as another place does, asks for it to run again.
      document.addEventListener('danvan:rerun', event => {
        const panel = tracker.find(each => each.node.contains(event.target));
        if (!panel) return;
        event.preventDefault();
        again(panel);
      });
      keepKeys();
      waitForBoards();
      // A notebook that was opened and never looked at need not run.
      tracker.currentChanged.connect((_, panel) => panel && open(panel));
      const style = Object.assign(document.createElement('link'), {
        rel: 'stylesheet', href: new URL('line.css', import.meta.url).href,
      });
      document.head.append(style);
      await Promise.all([fontsLoaded(), fitCharts(base)]);
    },
  };
}
