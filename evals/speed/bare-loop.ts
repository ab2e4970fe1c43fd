/**
 * The floor: the same requests as the program sends, by the same client, and nothing else. What is above this is ours.
 * Prints how many of the questions were answered rightly, as JSON; an answer that cannot be had is lost.
 *
 *     node bare-loop.js <file of questions> <concurrency>
 */
import { readFile } from "node:fs/promises";
import { OpenAI } from "openai";
import pLimit from "p-limit";
import { MODEL, type Question, SYSTEM } from "./questions.ts";

const [, , file = "", concurrency = "20"] = process.argv;
const questions = JSON.parse(await readFile(file, "utf8")) as readonly Question[];
const client = new OpenAI({ apiKey: "no-key-needed" });
const limit = pLimit(Number(concurrency));
const right = await limit.map(questions, async ({ text, expected }) => {
  const completion = await client.chat.completions
    .create({
      model: MODEL,
      temperature: 0,
      messages: [
        { role: "system", content: SYSTEM },
        { role: "user", content: text },
      ],
    })
    .catch(() => undefined);
  return completion?.choices[0]?.message.content?.includes(expected) ?? false;
});
console.log(JSON.stringify({ right: right.filter(Boolean).length }));
