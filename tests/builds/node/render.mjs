// Renders texts with a JavaScript parser: node render.mjs mdx|markdown-it <TEXTS >RESULTS
// TEXTS is a JSON list of texts, RESULTS one of [result, error]. MDX becomes the program that it
// is compiled to, with line breaks for spaces, so that no text of a page is run.
import {readFileSync} from 'node:fs'

const texts = JSON.parse(readFileSync(0, 'utf8'))
let render
if (process.argv[2] === 'mdx') {
  const {compile} = await import('@mdx-js/mdx')
  const {default: remarkDirective} = await import('remark-directive')
  const {default: remarkFrontmatter} = await import('remark-frontmatter')
  const {default: remarkGfm} = await import('remark-gfm')
  const remarkPlugins = [remarkFrontmatter, remarkGfm, remarkDirective]
  render = async (text) => String(await compile(text, {remarkPlugins, jsx: true}))
} else {
  const {createMarkdownRenderer} = await import('vitepress')
  const renderer = await createMarkdownRenderer('.', {highlight: (code) => `<pre><code>${code}</code></pre>`})
  render = async (text) => renderer.render(text, {path: 'page.md', relativePath: 'page.md', cleanUrls: false})
}
const results = []
for (const text of texts) {
  try {
    results.push([await render(text), ''])
  } catch (error) {
    results.push(['', String(error)])
  }
}
process.stdout.write(JSON.stringify(results))
