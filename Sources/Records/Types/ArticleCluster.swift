/// Which articles are copies of one another: one row an article, listed with its cluster, never dropped.
package struct ArticleCluster: Record, Hashable {
  package var id = ""
  package var day = ""
  package var clusterID = ""
  package var clusterSize = 1
  package var isCanonical = true
  package var url: String?
  package var outlet: String?
  package var title: String?

  package init() {}

  package static let schema = RecordSchema<ArticleCluster>(
    record: "ArticleCluster", table: "article_clusters",
    meaning: "Articles with the cluster of copies (syndicated, shortened, edited) that each belongs to.",
    primaryKey: ["article_id"],
    fields: [
      Field("article_id", \.id, "The article."),
      Field(day: \.day, "Day as known at capture; places the record in its dataset."),
      Field("cluster_id", \.clusterID, "The cluster, named by its least member."),
      Field("cluster_size", \.clusterSize, "Number of articles in the cluster.", example: "3"),
      Field("is_canonical", \.isCanonical, "Whether this article stands for the cluster.", example: "true"),
      Field("url", \.url, "Address of the article."),
      Field("outlet", \.outlet, "Publisher of the article."),
      Field("title", \.title, "Headline of the article."),
    ])
}
