import { isFactName } from '../fact-catalogue.ts';
import type { Clause, PolicyPack } from '../pack.ts';
import { placeholdersOf, sentenceLanguages } from '../sentence.ts';
import type { Sentences } from '../verdict.ts';
import type { Finding } from './finding.ts';

/** Each clause speaks all languages, and asks in each of them for the same things, which exist. */
export function checkSentences(pack: PolicyPack): readonly Finding[] {
  return [
    ...pack.clauses.flatMap((clause) => [
      ...check(clause.id, clause.say, pack, clause),
      ...(clause.rule === undefined ? [] : check(`${clause.id} (rule)`, clause.rule, pack)),
    ]),
    ...check('unknownFact', pack.unknownFact, pack),
    ...check('nothingAllows', pack.nothingAllows, pack),
  ];
}

function check(at: string, sentences: Sentences, pack: PolicyPack, clause?: Clause): readonly Finding[] {
  const found = (message: string): Finding => ({ rule: 'sentence', at, message });
  const wanted = [...new Set(placeholdersOf(sentences.en ?? ''))].sort();
  return sentenceLanguages.flatMap((language) => {
    const text: string | undefined = sentences[language];
    if (text === undefined || text.trim() === '') {
      return [found(`it says nothing in ${language}`)];
    }
    const names = [...new Set(placeholdersOf(text))].sort();
    return [
      ...(names.join() === wanted.join() ? [] : [found(`its ${language} sentence has other placeholders than en`)]),
      ...names
        .filter((name) => !Object.hasOwn(pack.parameters, name) && !isFillable(name, clause))
        .map((name) => found(`nothing fills {${name}} in ${language}`)),
    ];
  });
}

/** Facts stand in sentences about one wish only, those of a line where the clause asks about lines. */
function isFillable(name: string, clause: Clause | undefined): boolean {
  return clause !== undefined && isFactName(name);
}
