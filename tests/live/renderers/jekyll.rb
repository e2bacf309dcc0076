# Renders texts as Jekyll does: ruby jekyll.rb kramdown|kramdown-html|commonmark <TEXTS >RESULTS
# TEXTS is a JSON list of texts, RESULTS one of HTML, or null where Liquid or the renderer refuses.
require 'jekyll'
require 'json'

options = {'input' => 'GFM', 'parse_block_html' => ARGV[0] == 'kramdown-html'}
settings = Jekyll.configuration('quiet' => true, 'source' => '/nowhere', 'kramdown' => options)
site = Jekyll::Site.new(settings)
markdown = site.find_converter_instance(Jekyll::Converters::Markdown)
convert = markdown.method(:convert)
if ARGV[0] == 'commonmark'
  require 'commonmarker'
  extensions = %i[table strikethrough autolink]
  # What jekyll-commonmark hands over.
  convert = ->(text) { CommonMarker.render_html(text, %i[UNSAFE FOOTNOTES], extensions) }
end

results = JSON.parse($stdin.read).map do |text|
  info = {registers: {site: site, page: {'path' => 'page.md'}}, strict_variables: false}
  convert.call(Liquid::Template.parse(text).render!({}, info))
rescue StandardError
  nil
end
puts JSON.generate(results)
