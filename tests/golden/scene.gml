graph [
  name "Leon Bungert and 8 collaborators"
  caption "Leon Bungert and 8 collaborators in &#8216;Test &#38; <Library>&#8217;: ties are papers together, fractional counting (Newman), papers with at most 50 authors, all years; colours are communities (Louvain); sizes are the papers."
  totals "9 people and 7 ties shown &#183; 12 people hidden by &#8216;at least 2 papers together&#8217; &#183; 3 papers with more than 50 authors make no ties"
  library "Test &#38; <Library>"
  view "focus=a%3Aleon-bungert&#38;kinds=papers%2Ctopics%2Cinstitutions"
  node [
    id 0
    label "a:leon-bungert"
    name "Leon Bungert"
    kind "author"
    x 0.0
    y -4.5
    size 42.0
    colour "#0072b2"
    rank 0
    community 0
    community_name "around Leon Bungert"
    papers 4
    collaborators 5
    strength 3.25
    first_year 2018
    last_year 2024
    short_name "Leon Bungert"
  ]
  node [
    id 1
    label "a:jurgen-muller"
    name "J&#252;rgen M&#252;ller-&#268;apek"
    kind "author"
    x -130.0
    y -90.0
    size 24.0
    colour "#0072b2"
    rank 1
    community 0
    community_name "around Leon Bungert"
    papers 2
    collaborators 1
    strength 1.5
    first_year 2018
    last_year 2020
    short_name "J&#252;rgen M&#252;ller-&#268;apek"
  ]
  node [
    id 2
    label "a:mohammed"
    name "&#1605;&#1581;&#1605;&#1583; &#1575;&#1604;&#1582;&#1608;&#1575;&#1585;&#1586;&#1605;&#1610;"
    kind "author"
    x 120.0
    y -110.0
    size 24.0
    colour "#d55e00"
    rank 2
    community 1
    community_name "around &#1605;&#1581;&#1605;&#1583; &#1575;&#1604;&#1582;&#1608;&#1575;&#1585;&#1586;&#1605;&#1610;"
    papers 1
    short_name "&#1605;&#1581;&#1605;&#1583; &#1575;&#1604;&#1582;&#1608;&#1575;&#1585;&#1586;&#1605;&#1610;"
  ]
  node [
    id 3
    label "a:wang-wei"
    name "&#29579;&#20255; (Wei Wang)"
    kind "author"
    x 160.0
    y 60.0
    size 24.0
    colour "#d55e00"
    rank 3
    community 1
    community_name "around &#1605;&#1581;&#1605;&#1583; &#1575;&#1604;&#1582;&#1608;&#1575;&#1585;&#1586;&#1605;&#1610;"
    short_name "&#29579;&#20255; (Wei Wang)"
  ]
  node [
    id 4
    label "a:markup"
    name "<script>alert('1')</script> &#38; &#34;Sons&#34;"
    kind "author"
    x -150.0
    y 70.0
    size 18.0
    colour "#009e73"
    rank 4
    community 2
    short_name "<script>alert('1')</script> &#38; &#34;Sons&#34;"
  ]
  node [
    id 5
    label "a:formula"
    name "=HYPERLINK(&#34;https://evil.example&#34;;&#34;x&#34;)"
    kind "author"
    x 10.0
    y 150.0
    size 18.0
    colour "#858d98"
    rank 5
    short_name "=HYPERLINK(&#34;https://evil.example&#34;;&#34;x&#34;)"
  ]
  node [
    id 6
    label "a:lines"
    name "Two Lines and abell"
    kind "author"
    x -75.0
    y 110.125
    size 24.0
    colour "#0072b2"
    rank 6
    short_name "Two Lines and abell"
  ]
  node [
    id 7
    label "a:namesake-1"
    name "Wei Li"
    kind "author"
    x 230.0
    y -30.0
    size 24.0
    colour "#0072b2"
    rank 7
    short_name "Wei Li"
  ]
  node [
    id 8
    label "a:namesake-2"
    name "Wei Li"
    kind "author"
    x 230.0
    y 0.0
    size 12.0
    colour "#0072b2"
    rank 8
    short_name "Wei Li"
  ]
  node [
    id 9
    label "p:arxiv:2404.14402"
    name "A &#34;Paper&#34; on L^2 &#38; 100% {braces"
    kind "paper"
    x -60.0
    y -150.0
    size 11.0
    colour "#7b8794"
    rank 9
    first_year 2024
    last_year 2024
    short_name "A Paper&#8230;"
  ]
  node [
    id 10
    label "t:arxiv:math-na"
    name "math.NA"
    kind "topic"
    x 60.0
    y -170.0
    size 17.0
    colour "#94774a"
    rank 10
    papers 3
    short_name "math.NA"
  ]
  node [
    id 11
    label "i:long"
    name "The International Consortium for the Study of Exceedingly Long Names of Institutions and Laboratories"
    kind "institution"
    x 70.0
    y 100.0
    size 17.0
    colour "#5d8691"
    rank 11
    papers 1
    short_name "The International Consortium for the Study of Exceedingly Long Names of Institutions and Laboratories"
  ]
  edge [
    source 0
    target 5
    id "a:formula|a:leon-bungert"
    kind "coauthor"
    weight 0.1
    full 1
    fractional 0.1
    width 1.0
  ]
  edge [
    source 0
    target 1
    id "a:jurgen-muller|a:leon-bungert"
    kind "coauthor"
    weight 1.5
    full 2
    fractional 1.5
    width 7.0
    first_year 2018
    last_year 2020
    paper_ids "p:arxiv:2404.14402; p:doi:10.1000/x_y"
  ]
  edge [
    source 0
    target 4
    id "a:leon-bungert|a:markup"
    kind "coauthor"
    weight 0.5
    full 1
    fractional 0.5
    width 2.5
  ]
  edge [
    source 0
    target 2
    id "a:leon-bungert|a:mohammed"
    kind "coauthor"
    weight 0.5
    full 1
    fractional 0.5
    width 2.5
    first_year 2024
    last_year 2024
    paper_ids "p:arxiv:2404.14402"
  ]
  edge [
    source 0
    target 3
    id "a:leon-bungert|a:wang-wei"
    kind "coauthor"
    weight 0.65
    full 1
    fractional 0.65
    width 4.0
  ]
  edge [
    source 0
    target 11
    id "a:leon-bungert|i:long"
    kind "affiliation"
    weight 1.0
    full 1
    width 1.0
  ]
  edge [
    source 0
    target 9
    id "a:leon-bungert|p:arxiv:2404.14402"
    kind "authorship"
    weight 1.0
    full 1
    width 1.0
    first_year 2024
    last_year 2024
  ]
  edge [
    source 5
    target 6
    id "a:formula|a:lines"
    kind "coauthor"
    weight 0.3333333333333333
    full 1
    fractional 0.3333333333333333
    width 1.0
  ]
  edge [
    source 7
    target 8
    id "a:namesake-1|a:namesake-2"
    kind "coauthor"
    weight 1.0
    full 1
    fractional 1.0
    width 1.0
  ]
  edge [
    source 9
    target 10
    id "p:arxiv:2404.14402|t:arxiv:math-na"
    kind "topic"
    weight 1.0
    full 1
    width 1.0
  ]
]
