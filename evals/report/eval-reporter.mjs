/** What `npm run eval` prints: scores by group, what missed with a diff, the thresholds. */
import { readFileSync, rmSync } from 'node:fs';

const resultsFile = new URL('../../.cache/evals/last-run.json', import.meta.url);
const graders = [
  'intent',
  'route',
  'tools',
  'facts',
  'invented',
  'leaks',
  'escalation',
  'language',
  'answered',
  'effects',
];
const isColored = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (code) => (text) => (isColored ? `\u001b[${code}m${text}\u001b[0m` : text);
const [red, green, dim, bold] = [31, 32, 2, 1].map(paint);
const print = (line = '') => process.stdout.write(`${line}\n`);
const mostShown = 30;

export default class EvalReporter {
  onRunStart() {
    rmSync(resultsFile, { force: true });
  }

  onRunComplete(_contexts, results) {
    for (const { message } of findCrashes(results)) {
      print(red(message));
    }
    const run = readRun();
    if (run === undefined) {
      print(red('The evals did not run to their end.'));
      for (const { failureMessage } of results.testResults) {
        print(failureMessage ?? '');
      }
      return;
    }
    printFailures(run.conversations);
    printGroups(run);
    printVerdicts(run);
  }
}

/** Tests that threw; a missed threshold is told by the table. */
function findCrashes({ testResults }) {
  return testResults.flatMap(({ testResults: tests }) =>
    tests
      .filter(({ status, title }) => status === 'failed' && !title.endsWith('reaches its threshold'))
      .map(({ title, failureMessages }) => ({ message: `${title}\n${failureMessages.join('\n')}` })),
  );
}

function readRun() {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function printFailures(conversations) {
  const failed = conversations.filter(({ failures }) => failures.length > 0);
  for (const { id, failures } of failed.slice(0, mostShown)) {
    print(bold(id));
    for (const { said, reply, grades } of failures) {
      print(dim(`  > ${cut(said, 150)}`));
      for (const { grader, expected, actual } of grades) {
        print(`  ${grader.padEnd(10)} ${green(`+ ${cut(expected, 160)}`)}`);
        print(`  ${''.padEnd(10)} ${red(`- ${cut(actual === reply ? '(not in the reply)' : actual, 160)}`)}`);
      }
      print(dim(`  < ${cut(reply, 400)}`));
    }
    print();
  }
  if (failed.length > mostShown) {
    print(dim(`… and ${failed.length - mostShown} more in .cache/evals/last-run.json\n`));
  }
}

function printGroups({ conversations }) {
  const groups = [...new Set(conversations.map(({ group }) => group))];
  const rows = [...groups, undefined].map((group) => {
    const own = conversations.filter((each) => group === undefined || each.group === group);
    const full = own.filter(({ failures }) => failures.length === 0).length;
    return [group ?? 'all', `${full}/${own.length}`, ...graders.map((grader) => toMean(own, grader))];
  });
  const head = ['', 'full', ...graders];
  const widths = head.map((name, place) => Math.max(name.length, ...rows.map((row) => row[place].length)));
  const toLine = (row) =>
    row.map((cell, place) => (place === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[place]))).join('  ');
  print(bold(toLine(head)));
  rows.forEach((row, place) => {
    if (place === rows.length - 1) {
      print(widths.map((width) => '─'.repeat(width)).join('  '));
    }
    print(toLine(row));
  });
}

function toMean(conversations, grader) {
  const scores = conversations.flatMap(({ grades }) => grades.filter((each) => each.grader === grader));
  if (scores.length === 0) {
    return '·';
  }
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
  return mean === 1 ? '1' : mean.toFixed(2);
}

function printVerdicts({ verdicts, model, conversations }) {
  print();
  for (const { name, score, atLeast, isMet } of verdicts) {
    if (score === undefined) {
      print(dim(`--      ${name.padEnd(22)} not graded`));
      continue;
    }
    const line = `${isMet ? 'ok    ' : 'MISSED'}  ${name.padEnd(22)} ${score.toFixed(3)}  (at least ${atLeast})`;
    print(isMet ? green(line) : red(line));
  }
  print(dim(`\n${conversations.length} conversations, answered by ${model}.`));
}

function cut(text, length) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
