import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

export interface OperationFile {
  readonly file: string;
  readonly name: string;
  readonly definition: OperationDefinitionNode;
  /** The operation and the fragments it uses, nothing else. */
  readonly document: DocumentNode;
  /** The same as one line, as it goes over the wire. */
  readonly text: string;
}

/** Every `.graphql` file of the folder: one operation each, or fragments that operations share. */
export async function loadOperations(folder: string = operationsFolder): Promise<readonly OperationFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  const sources = await Promise.all(
    files.map(async (file) => ({ file, source: await readFile(path.join(folder, file), 'utf8') })),
  );
  return composeOperations(sources);
}

export function composeOperations(
  sources: readonly { readonly file: string; readonly source: string }[],
): readonly OperationFile[] {
  const parsed = sources.map(({ file, source }) => ({ file, source, document: parse(source) }));
  const fragments = new Map<string, { readonly node: FragmentDefinitionNode; readonly source: string }>();
  for (const { source, document } of parsed) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, { node, source });
    }
  }
  return parsed.flatMap(({ file, source, document }) => {
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const [definition] = operations;
    if (!definition) return [];
    if (operations.length > 1 || !definition.name) throw new Error(`${file} must hold exactly one named operation`);
    const used = findFragments(document, fragments);
    return [
      {
        file,
        name: definition.name.value,
        definition,
        document: { kind: Kind.DOCUMENT, definitions: [definition, ...used.map((fragment) => fragment.node)] },
        text: stripIgnoredCharacters([source, ...used.map((fragment) => fragment.source)].join('\n')),
      },
    ];
  });
}

export const operationsFolder = fileURLToPath(new URL('../src/integrations/shopify/operations/', import.meta.url));

function findFragments<T extends { readonly node: FragmentDefinitionNode }>(
  document: DocumentNode,
  known: ReadonlyMap<string, T>,
): readonly T[] {
  const used = new Map<string, T>();
  const collect = (node: DocumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread(spread) {
        const fragment = known.get(spread.name.value);
        if (!fragment || used.has(spread.name.value)) return;
        used.set(spread.name.value, fragment);
        collect(fragment.node);
      },
    });
  };
  collect(document);
  return [...used.values()];
}
