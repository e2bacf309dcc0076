import markdownIt from 'markdown-it'
import attributes from 'markdown-it-attrs'
import container from 'markdown-it-container'

export default function (eleventy) {
  eleventy.setLibrary('md', markdownIt({html: true, linkify: true}).use(attributes).use(container, 'note'))
  eleventy.addPairedShortcode('box', (content, name) => `<aside class="${name}">${content}</aside>`)
  eleventy.addPairedShortcode('table', (content) => `<pre>${content}</pre>`)
  eleventy.addShortcode('picture', (source, title) => `<figure data-src="${source}" data-title="${title}"></figure>`)
  eleventy.addGlobalData('layout', 'page.njk')
  return {markdownTemplateEngine: 'njk'}
}
