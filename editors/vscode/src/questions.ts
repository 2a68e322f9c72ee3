import * as vscode from 'vscode';
import type { Server } from './server';

/** A question as the command `cloudgloss.questions` gives it; the answer is Markdown. */
interface Question { question: string; answer: string; keyPoints: string[]; level: string }
interface Topic { topic: string; questions: number }

/** How many letters a line of a quick-pick has room for. */
const WIDTH = 76;

/** Asks one question after the other: Enter shows the answer, Enter again leads back to the list. */
export async function askQuestion(server: Server) {
  for (let questions = await chooseTopic(server); questions;) {
    const question = await chooseQuestion(questions, 'Enter shows the answer');
    if (!question) return;
    const { answer, keyPoints } = question;
    const lines = [...keyPoints.map(point => `$(check) ${point}`), ...wrap(answer || 'No answer is known.')];
    const shown = await vscode.window.showQuickPick(lines.flatMap(line => wrap(line)),
      { title: question.question, placeHolder: 'Enter leads back to the questions' });
    if (!shown) return;
  }
}

/** Puts a question with its answer at the cursor. */
export async function insertQuestion(server: Server) {
  const editor = vscode.window.activeTextEditor;
  const questions = editor && await chooseTopic(server, false);
  const chosen = questions && await chooseQuestion(questions, 'Insert with its answer');
  if (chosen) await editor.edit(edit => edit.replace(editor.selection, `Q: ${chosen.question}\nA: ${chosen.answer.trimEnd()}\n`));
}

async function chooseTopic(server: Server, withNote = true): Promise<Question[] | undefined> {
  const topics = await server.run<Topic[]>('questions') ?? [];
  const items = topics.map(({ topic, questions }) => ({ label: topic, description: String(questions), of: topic }));
  const note = vscode.window.activeTextEditor?.document;
  if (withNote && note?.languageId === 'markdown') {
    items.unshift({ label: 'This note', description: 'the questions that stand in it', of: String(note.uri) });
  }
  const chosen = await vscode.window.showQuickPick(items, { title: 'Questions', placeHolder: 'About what?' });
  return chosen && await server.run<Question[]>('questions', chosen.of);
}

async function chooseQuestion(questions: Question[], placeHolder: string): Promise<Question | undefined> {
  const items = questions.map(one => ({ label: one.question, description: one.level, one }));
  const title = questions.length ? `${questions.length} questions` : 'No questions here';
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.one;
}

/** Breaks Markdown into lines that a quick-pick shows whole. */
function wrap(text: string): string[] {
  const words = new RegExp(`(?=\\S).{1,${WIDTH}}(?!\\S)|\\S+`, 'g');
  return text.split('\n').flatMap(line => line.match(words) ?? []);
}
