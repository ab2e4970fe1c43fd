/**
 * The README.md of the baseline branch: what the branch is, for whoever stumbles on it. Written with the first commit.
 *
 * @returns Markdown with a trailing newline, always the same
 */
export function branchReadme(): string {
  return `# Baselines

This branch is kept by eval-baseline. It holds the scores of an LLM feature over time, each tagged with the version of
every layer that produced it. It shares no history with the code and is never merged into it.

| path | what it is |
|---|---|
| \`baselines/<suite>/<year>/<date>-<tuple>.json\` | one record: all scores of one run, case by case |
| \`anchors/<suite>.json\` | the record that a person has blessed, with who, when and why; every new record is compared with it too |
| \`samples/<suite>/<digest>.jsonl\` | only where the suite keeps texts: the redacted traces that records were made of |
| \`samples/<suite>/<digest>.jsonl.sealed\` | the same, sealed: nobody reads them without the key |
| \`probes/<suite>/<date>.json\` | what a few cheap calls said of the model: whether the same one still answers |
| \`incidents/<incident>/post-mortem.md\` | an incident, to be read and written in: what stands between two marks stays when it is written anew |
| \`incidents/<incident>/post-mortem.json\` | the same as a record, for programs |
| \`incidents/<incident>/cases.jsonl\` | only where the suite keeps texts in the open: redacted questions of the incident, ready for a suite |

\`<date>\` is the day of the run in UTC. \`<tuple>\` stands for the versions of model, prompt, policy, retrieval and tools:
two records with the same eight digits ran the same versions. The second record of a day ends in \`-2\`.

Records hold ids, scores, latencies, token counts, and who accepted which regression. They hold no text of traces. What an
anchor says of its reason is what the person wrote.

## Rules of this branch

- A record is never changed. A wrong one is deleted by hand, in a commit that says why.
- An anchor moves only when a person blesses another record (\`eval-baseline anchor\`).
- A post-mortem is written anew as more is known; what people wrote in it stays. Nothing else ever changes.
- Writers append; none overwrites another. Do not force-push.
- Keep it outside rulesets that demand reviews or signatures: workflows write here.

## Reading it

\`\`\`sh
git show <branch>:baselines/<suite>/<year>/<file>.json
\`\`\`

A record is JSON with one case per line. A score is a number, or \`{ "unscored": reason }\` where there is none: unknown
is never zero.
`;
}
