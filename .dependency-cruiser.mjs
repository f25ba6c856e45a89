/**
 * The floors of the house as data: which rooms a room may import. Arrows go down, never sideways between two channels,
 * integrations or packs; only the roof (files directly in src) knows the annexes.
 */
const ground = ['platform', 'generated'];
const nouns = ['commerce', 'knowledge', 'queues'];
const thinking = ['agent', 'effects', 'outbound', 'recordings', 'operations'];
const desk = ['conversations', 'handoff'];
const doors = ['channels', 'webhooks', 'console', 'http'];

const mayImport = {
  platform: ground,
  ...each(nouns, [...ground, ...nouns]),
  ...each(thinking, [...ground, ...nouns, ...thinking]),
  ...each(desk, [...ground, ...nouns, ...thinking, ...desk]),
  ...each(doors, [...ground, ...nouns, ...thinking, ...desk, 'http']),
  integrations: [...ground, ...nouns, 'agent'],
  packs: [...ground, ...nouns, 'agent'],
  widget: [],
};

function each(rooms, allowed) {
  return Object.fromEntries(rooms.map((room) => [room, allowed]));
}

const floors = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `floor-${room}`,
  severity: 'error',
  comment: `${room} may import: ${[room, ...allowed].join(', ')}`,
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [...new Set([room, ...allowed])].map((name) => `^src/${name}/`) },
}));

const nextDoor = ['channels', 'integrations', 'packs'].map((corridor) => ({
  name: `next-door-${corridor}`,
  severity: 'error',
  comment: `two ${corridor} never import one another`,
  from: { path: `^src/${corridor}/([^/]+)/` },
  to: { path: `^src/${corridor}/([^/]+)/`, pathNot: `^src/${corridor}/$1/` },
}));

/** Who may touch which library. */
const libraries = [
  [
    'prisma-stays-in-repositories',
    '^(@prisma/|pg$|node_modules/(@prisma|pg)/)',
    ['-repository\\.ts$', '^src/platform/', '^src/generated/', '^src/(bootstrap|cli)\\.ts$'],
  ],
  [
    'generated-client-stays-in-repositories',
    '^src/generated/',
    ['-repository\\.ts$', '^src/platform/', '^src/generated/'],
  ],
  ['express-stays-at-the-doors', 'node_modules/express/', ['^src/(http|channels|webhooks|console)/']],
  ['langchain-stays-in-the-agent', 'node_modules/@langchain/', ['^src/agent/', '^src/integrations/']],
  ['langsmith-stays-in-its-integration', 'node_modules/langsmith/', ['^src/integrations/langsmith/']],
  ['redis-stays-on-the-ground', 'node_modules/(ioredis|rate-limiter-flexible)/', ['^src/platform/']],
].map(([name, library, allowed]) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed },
  to: { path: library },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-missing-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|evals|bench|scripts)/' },
    },
    ...floors,
    ...nextDoor,
    ...libraries,
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
