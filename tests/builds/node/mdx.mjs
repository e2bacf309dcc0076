// Renders the .mdx files of a folder: node mdx.mjs SITE OUTPUT
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {evaluate} from '@mdx-js/mdx'
import {createElement} from 'react'
import * as runtime from 'react/jsx-runtime'
import {renderToStaticMarkup} from 'react-dom/server'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'

const [site, output] = process.argv.slice(2)
const named = (name) => (props) =>
  createElement('x-' + name, {props: JSON.stringify({...props, children: undefined})}, props.children)
const components = Object.fromEntries(
  ['Card', 'Note', 'Steps', 'TabItem', 'Tabs', 'Video'].map((name) => [name, named(name.toLowerCase())]),
)

for (const entry of await readdir(site, {recursive: true})) {
  if (!entry.endsWith('.mdx') || entry.includes('node_modules')) continue
  const source = await readFile(join(site, entry), 'utf8')
  const {default: Page, ...exported} = await evaluate(source, {
    ...runtime,
    baseUrl: pathToFileURL(join(site, entry)),
    remarkPlugins: [remarkFrontmatter, remarkGfm],
  })
  const target = join(output, entry.replace(/\.mdx$/, '.html'))
  const head = /^---\n[\s\S]*?\n---\n/.exec(source)?.[0] ?? ''
  await mkdir(dirname(target), {recursive: true})
  await writeFile(
    target,
    head + JSON.stringify(exported) + '\n' + renderToStaticMarkup(createElement(Page, {components})) + '\n',
  )
}
